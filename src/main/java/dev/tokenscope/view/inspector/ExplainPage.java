package dev.tokenscope.view.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts an explanation onto a page: the bytes, then box after box of sentences. */
final class ExplainPage {

  private final InspectorViewModel model;

  ExplainPage(InspectorViewModel model) {
    this.model = model;
  }

  /** Always the same pieces in the same places; what there is nothing to say about is empty. */
  List<Piece> of(Explained told) {
    return List.of(
        new Piece.Words(told.title(), "explain-title"),
        new Piece.Words(told.subtitle(), "pane-note"),
        bytes(told.bytes()),
        why(told),
        steps(told.next()),
        sentences(model.text("explain.hold.title"), told.holders()),
        sentences(model.text("explain.danger.title"), told.danger()));
  }

  private static Piece bytes(List<Explained.Line> lines) {
    List<Piece> pieces = new ArrayList<>();
    for (Explained.Line line : lines) {
      if (line.matters()) {
        pieces.add(new Piece.Words(line.text(), List.of("byte-line", "byte-mark")));
        pieces.add(new Piece.Words(line.meaning(), "byte-meaning"));
      } else {
        pieces.add(new Piece.Words(line.text(), "byte-line"));
      }
    }
    return new Piece.Box(false, pieces, List.of("bytes"));
  }

  private Piece why(Explained told) {
    return titled(
        told.whyTitle(),
        List.of(
            new Piece.Box(true, told.lamps().stream().map(this::lamp).toList(), List.of("lamps")),
            new Piece.Words(told.why(), "explain-text"),
            new Piece.Words(told.rfc(), "explain-rfc")));
  }

  private Piece lamp(Explained.LampText lamp) {
    String label = lamp.label();
    return switch (lamp.state()) {
      case PASSED -> new Piece.Sign("fth-check", label, List.of("lamp", "lamp-passed"));
      case FAILED -> new Piece.Sign("fth-x", label, List.of("lamp", "lamp-failed"));
      case NOT_MADE ->
          new Piece.Sign(
              "fth-minus",
              model.text("explain.lamp.notMade", label),
              List.of("lamp", "lamp-not-made"));
    };
  }

  private Piece steps(List<String> sentences) {
    return titled(
        model.text("explain.next.title"),
        IntStream.range(0, sentences.size())
            .<Piece>mapToObj(i -> new Piece.Step(i + 1, sentences.get(i), List.of("explain-text")))
            .toList());
  }

  private static Piece sentences(String title, List<String> sentences) {
    return titled(
        title,
        sentences.stream()
            .<Piece>map(sentence -> new Piece.Words(sentence, "explain-text"))
            .toList());
  }

  private static Piece titled(String title, List<Piece> below) {
    List<Piece> pieces = new ArrayList<>();
    if (!below.isEmpty()) {
      pieces.add(new Piece.Words(title, "explain-head"));
      pieces.addAll(below);
    }
    return new Piece.Box(false, pieces, List.of("explain-box"));
  }
}
