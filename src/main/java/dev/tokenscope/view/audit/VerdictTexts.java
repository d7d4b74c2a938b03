package dev.tokenscope.view.audit;

import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.Finding;
import dev.tokenscope.audit.Fixes;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Remedy;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.audit.Shown.Detail;
import dev.tokenscope.view.audit.Shown.Known;
import dev.tokenscope.view.audit.Shown.Line;
import dev.tokenscope.view.audit.Shown.Proof;
import java.util.ArrayList;
import java.util.List;

/** Clients and what came of them, in the words of the tab. */
final class VerdictTexts {

  private final Texts texts;
  private final Fixes fixes = new Fixes();

  VerdictTexts(Texts texts) {
    this.texts = texts;
  }

  /**
   * All about one of the clients.
   *
   * @param seq the last entry that counts
   * @param check the id of the one that is looked at; empty for the first that failed
   * @param provoked what is provoked now, in words
   */
  Shown of(
      List<LiveClient> all,
      LiveClient chosen,
      long seq,
      String check,
      Remedy.Ecosystem ecosystem,
      String provoked) {
    List<Finding> findings =
        chosen.verdicts().stream().map(verdict -> verdict.findingAt(seq)).toList();
    List<Line> lines = new ArrayList<>();
    int[] counts = new int[4];
    Detail detail = null;
    String wanted = wanted(findings, check);
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      counts[bucket(finding)]++;
      Line line = line(finding, chosen.verdicts().get(i).times());
      lines.add(line);
      if (line.id().equals(wanted)) {
        detail = detail(finding, line, ecosystem);
      }
    }
    return new Shown(
        all.stream().map(one -> new Known(one.id(), name(one))).toList(),
        new Known(chosen.id(), name(chosen)),
        about(chosen),
        List.of(counts[0], counts[1], counts[2], counts[3]),
        texts.get("audit.pane.counts", counts[0], counts[2], counts[1], counts[3]),
        lines,
        detail,
        provoked);
  }

  /** What a client is called here. */
  String name(LiveClient one) {
    String name = one.isBuiltIn() ? texts.get("audit.pane.builtIn") : one.shortName();
    return one.hasSession() && !one.isBuiltIn() ? name + " · " + one.family() : name;
  }

  /** That a check is provoked, and what the client has to do now. */
  String provoked(Check one) {
    return texts.get(
        "audit.pane.provoked", one.id(), texts.get("audit.ask." + one.watch().ask().option()));
  }

  private static String wanted(List<Finding> findings, String check) {
    return check.isEmpty()
        ? findings.stream()
            .filter(Finding.Fail.class::isInstance)
            .map(finding -> finding.check().id())
            .findFirst()
            .orElse("")
        : check;
  }

  private static int bucket(Finding finding) {
    return switch (finding) {
      case Finding.Pass _ -> 0;
      case Finding.Warn _ -> 1;
      case Finding.Fail _ -> 2;
      case Finding.NotObserved _, Finding.Inconclusive _, Finding.Info _ -> 3;
    };
  }

  private String about(LiveClient one) {
    return texts.get(
        "audit.pane.about", texts.get("audit.mode." + one.mode().option()), one.exchanges());
  }

  private Line line(Finding finding, int times) {
    String id = finding.check().id();
    return new Line(
        id,
        finding.verdict(),
        texts.get("audit.verdict." + finding.verdict()),
        texts.get("audit.level." + finding.check().level()),
        texts.get("audit.check." + id + ".title"),
        said(finding, times));
  }

  private String said(Finding finding, int times) {
    if (!finding.reasonKey().isEmpty()) {
      return texts.get(finding.reasonKey(), finding.detail());
    }
    return finding.proof().isEmpty()
        ? texts.get("audit.pane.times", times)
        : texts.get("audit.pane.messages", finding.proof().size());
  }

  private Detail detail(Finding finding, Line line, Remedy.Ecosystem ecosystem) {
    Check of = finding.check();
    String key = "audit.check." + of.id();
    List<Proof> proof = new ArrayList<>();
    for (int i = 0; i < finding.proof().size(); i++) {
      long seq = i < finding.proofAt().size() ? finding.proofAt().get(i) : 0;
      proof.add(new Proof(seq, finding.proof().get(i)));
    }
    return new Detail(
        line,
        of.basis() + " · " + of.seen(texts),
        line.evidence(),
        proof,
        texts.get(key + ".cause"),
        texts.get(key + ".cost"),
        fixes.of(of.remedy(), ecosystem),
        "./run.sh audit --check " + of.id() + " -- COMMAND",
        of.watch().canProvoke());
  }
}
