package planted.lab;

import mockwebserver3.MockWebServer;

/** Breaks: only the server is a MockWebServer. */
public record ServesByItself(MockWebServer server) {}
