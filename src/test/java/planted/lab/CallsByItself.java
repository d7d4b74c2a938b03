package planted.lab;

import okhttp3.OkHttpClient;

/** Breaks: HTTP is the business of the wire. */
public record CallsByItself(OkHttpClient client) {}
