package planted.wire.server;

import planted.wire.client.Believes;

/** Breaks: server and client know each other from the wire. */
public record KnowsTheClient(Believes belief) {}
