package planted.util;

/** Breaks: a package says what it is for. */
public final class Drawer {}
