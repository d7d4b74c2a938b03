package dev.tokenscope.intent;

/** Where the client keeps its tokens. */
public enum StoreKind {
  /** Gone when the program ends. */
  MEMORY,
  /** A plain JSON file that only its owner can read: what tutorials mean by "local". */
  FILE,
  /** A file that only a key can open, which is kept elsewhere. */
  ENCRYPTED_FILE
}
