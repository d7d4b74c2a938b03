package dev.tokenscope.token;

/** What a resource server looks at, in this order; the first that fails decides. */
public enum Check {
  CREDENTIALS,
  WELL_FORMED,
  KEY,
  SIGNATURE,
  TYPE,
  ISSUER,
  AUDIENCE,
  NOT_BEFORE,
  EXPIRY,
  REVOCATION,
  SCOPE
}
