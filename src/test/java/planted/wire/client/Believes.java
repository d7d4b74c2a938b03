package planted.wire.client;

/** What a server must not know. */
public final class Believes {}
