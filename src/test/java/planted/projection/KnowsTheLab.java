package planted.projection;

import planted.lab.Knows;

/** Breaks: a projection knows the journal and nothing else; and closes a cycle. */
public record KnowsTheLab(Knows lab) {}
