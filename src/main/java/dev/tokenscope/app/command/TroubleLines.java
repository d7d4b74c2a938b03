package dev.tokenscope.app.command;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.TroubleTexts;
import java.io.PrintWriter;
import java.time.ZoneId;

/** Prints, to standard error, what went wrong on this computer and what to do. */
record TroubleLines(TroubleTexts texts, PrintWriter err) implements Journal.Listener {

  /** Prints what a journal has of it, and what comes. */
  static void start(Journal journal, Texts texts, PrintWriter err) {
    journal.listen(new TroubleLines(new TroubleTexts(texts, ZoneId.systemDefault()), err));
  }

  @Override
  public void appended(Entry entry) {
    if (entry.event() instanceof Event.TroubleMet(var trouble)) {
      err.println(texts.what(trouble) + " " + texts.help(trouble));
    }
  }
}
