package dev.tokenscope.view.fault;
import dev.tokenscope.journal.*;
import dev.tokenscope.projection.*;
import dev.tokenscope.text.*;
import dev.tokenscope.view.sequence.StepTexts;
import java.nio.file.*;
import java.time.*;
public class Tell {
  public static void main(String... a) throws Exception {
    for (Kind k : Kind.ALL) {
      Path p = Path.of(a[0]).resolve(k.name() + ".jsonl");
      if (!Files.exists(p)) continue;
      var es = JournalFile.read(p);
      long armed = es.stream().filter(e -> e.event() instanceof Event.FaultArmed).findFirst().get().seq();
      var c = new Sequence().applyAll(new Sequence().initial(), es);
      StepTexts t = new StepTexts(Texts.in(Language.ENGLISH), ZoneOffset.UTC);
      t.call(c.log().names());
      System.out.println("== " + k.name() + " " + Files.size(p));
      for (var s : c.steps()) if (s.seq() > armed) System.out.println("   " + t.spoken(s));
    }
  }
}
