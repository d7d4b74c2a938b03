package planted.lab;

import planted.projection.KnowsTheLab;

/** Closes a cycle. */
public record Knows(KnowsTheLab projection) {}
