package planted.token;

import planted.journal.Prints;

/** Breaks: a token does not know the journal. */
public record KnowsTheJournal(Prints journal) {}
