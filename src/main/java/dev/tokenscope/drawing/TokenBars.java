package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Family;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.TokenBar;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lives of tokens as bars from their issue to their end: what is still to come is dashed, and
 * an access token that is still good after it was replaced goes on as a thin line below its
 * successor.
 */
final class TokenBars {

  /** So many replaced tokens before the first one in sight may still be good. */
  private static final int TAILS_BEFORE = 16;

  private static final double NARROW_PX = 3;

  /** How much of a bar is red at its end when it was revoked; less than beside its name is free. */
  private static final double CAP_EMS = 0.3;

  private final Plot plot;
  private final LifelinesWords words;
  private final LifelinesDrawing.View view;
  private final List<Mark> marks;

  TokenBars(Plot plot, LifelinesWords words, LifelinesDrawing.View view, List<Mark> marks) {
    this.plot = plot;
    this.words = words;
    this.view = view;
    this.marks = marks;
  }

  void draw(List<TokenBar> bars, TokenType type, Bounds row) {
    int first = Math.max(0, Plot.firstFrom(bars, TokenBar::from, plot.window().from()) - 1);
    Bounds bar = row.inset(0, Math.max(2, row.height() * 0.16));
    if (type == TokenType.ACCESS) {
      for (int i = Math.max(0, first - TAILS_BEFORE); i < first; i++) {
        tail(bars.get(i), bars.get(i + 1), bar);
      }
    }
    int i = first;
    while (i < bars.size() && !bars.get(i).from().isAfter(plot.window().to())) {
      TokenBar next = i + 1 < bars.size() ? bars.get(i + 1) : null;
      boolean wide = draw(bars.get(i), next, bar);
      if (next != null && type == TokenType.ACCESS) {
        tail(bars.get(i), next, bar);
      }
      int onwards =
          wide
              ? i + 1
              : Plot.firstFrom(
                  bars, TokenBar::from, plot.at(plot.within(bars.get(i).from()) + NARROW_PX));
      i = Math.max(i + 1, onwards);
    }
  }

  /** Whether it is wide enough to be seen by itself. */
  private boolean draw(TokenBar bar, @Nullable TokenBar next, Bounds row) {
    Optional<IssuedToken> token = view.truth().token(bar.name());
    Instant end = end(bar, token);
    Instant shown = next != null && next.from().isBefore(end) ? next.from() : end;
    Instant known = shown.isAfter(plot.moment()) ? plot.moment() : shown;
    double from = plot.within(bar.from());
    double to = Math.max(plot.within(known), from);
    boolean lives = next == null && end.isAfter(plot.moment());
    boolean access = bar.name().type() == TokenType.ACCESS;
    boolean last = next == null || !next.from().isBefore(end);
    boolean revoked = !access && last && token.filter(one -> revoked(one, end)).isPresent();
    String id = "entry-" + bar.seq();
    double radius = plot.pen().ems(0.25);
    if (plot.x(known) >= plot.left()) {
      Role fill = fill(access, lives);
      double narrow = Math.max(NARROW_PX - 1, to - from - 1);
      Bounds solid = new Bounds(from, row.y(), narrow, row.height());
      marks.add(Mark.Box.filled(id, solid, Math.min(radius, narrow / 2), fill));
      if (revoked && plot.shows(end)) {
        // it was good until then: only its end is red
        double cap = Math.min(plot.pen().ems(CAP_EMS), narrow);
        Bounds red = new Bounds(solid.right() - cap, solid.y(), cap, solid.height());
        marks.add(Mark.Box.filled(id, red, Math.min(radius, cap / 2), Role.DANGER));
      }
      zone(id, bar, end, solid);
      Role written = lives ? Role.TEXT_ON_FILL : Role.TEXT;
      double free = label(id, bar, token, solid, written);
      if (access) {
        token.flatMap(this::outlived).ifPresent(at -> outlives(id, at, free, solid, written));
      }
      if (view.selection() == bar.seq()) {
        marks.add(new Mark.Box("", solid, radius, null, Role.SELECTED_FRAME, Stroke.solid(2)));
      }
    }
    if (lives && end.isAfter(plot.moment())) {
      future(id, bar, end, row, access);
    }
    if (end.isBefore(bar.to())
        && token.filter(one -> one.usedAt() == null).isPresent()
        && plot.shows(end)) {
      cross(end, next, row, revoked ? unknowing(id, bar, end, next, row) : List.of());
    }
    return to - from >= NARROW_PX;
  }

  private static Role fill(boolean access, boolean lives) {
    if (access) {
      return lives ? Role.AT : Role.AT_PAST;
    }
    return lives ? Role.RT : Role.RT_PAST;
  }

  /** Whether it ended because somebody other than its holder put an end to its family. */
  private boolean revoked(IssuedToken token, Instant end) {
    return token.usedAt() == null
        && !end.isAfter(plot.moment())
        && view.truth().families().get(token.sid()).filter(f -> cause(f, end)).isPresent();
  }

  private static boolean cause(Family family, Instant end) {
    return end.equals(family.revokedAt()) && family.revokedBy() != EndedBy.LOGOUT;
  }

  /** When its family was revoked, where it stays good: nobody asks whether a signed token lives. */
  private Optional<Instant> outlived(IssuedToken token) {
    Families.Tree truth = view.truth();
    return truth.settings().denyList() || token.endedAt() != null
        ? Optional.empty()
        : truth
            .families()
            .get(token.sid())
            .filter(family -> family.revokedBy() != EndedBy.LOGOUT)
            .map(Family::revokedAt);
  }

  private void outlives(String id, Instant revoked, double free, Bounds solid, Role role) {
    double x = plot.x(revoked);
    if (x <= solid.x() || x >= solid.right()) {
      return;
    }
    if (x > free + 2) {
      Point top = new Point(x, solid.y());
      Point bottom = new Point(x, solid.bottom());
      marks.add(new Mark.Line(id, top, bottom, Role.DANGER_TEXT, Stroke.solid(2)));
    }
    Style style = Style.text(role).sized(0.85);
    double left = Math.max(x, free) + plot.pen().ems(0.45);
    double limit = solid.right() - plot.pen().ems(0.3);
    say(id, List.of(words.outlives()), left, limit, solid.centreY(), style);
  }

  /** Writes the first text for which there is room. */
  private void say(
      String id, List<String> texts, double left, double limit, double middle, Style style) {
    texts.stream()
        .filter(text -> left + plot.pen().width(text, style.face(), style.sizeInEms()) <= limit)
        .findFirst()
        .ifPresent(text -> marks.add(plot.pen().label(id, text, left, middle, Anchor.LEFT, style)));
  }

  /**
   * The time in which the client takes for good what the server has revoked; what is said of it.
   */
  private List<String> unknowing(
      String id, TokenBar bar, Instant end, @Nullable TokenBar next, Bounds row) {
    String plain = words.revoked(bar.name());
    Instant until =
        view.lines().believed().until(bar.name(), plot.moment()).filter(end::isBefore).orElse(end);
    double from = plot.within(end);
    double to =
        Math.min(plot.within(until), next == null ? plot.right() : plot.within(next.from()));
    if (to - from < NARROW_PX) {
      return List.of(plain);
    }
    Bounds box = new Bounds(from, row.y(), to - from, row.height());
    double radius = Math.min(plot.pen().ems(0.25), box.width() / 2);
    marks.add(new Mark.Box(id, box, radius, null, Role.DANGER_TEXT, Stroke.dashed(1)));
    return List.of(words.unknowing(bar.name()), plain);
  }

  private void future(String id, TokenBar bar, Instant end, Bounds row, boolean access) {
    double from = plot.within(plot.moment());
    double to = plot.within(end);
    if (to - from < 2) {
      return;
    }
    Bounds dashed = new Bounds(from, row.y(), to - from, row.height());
    Role role = access ? Role.AT_TEXT : Role.RT_TEXT;
    if (plot.x(end) > plot.right()) {
      // it goes on beyond what is shown: a closed end would look like its end
      Stroke stroke = Stroke.dashed(1);
      for (double y : new double[] {dashed.y(), dashed.bottom()}) {
        marks.add(new Mark.Line(id, new Point(from, y), new Point(to, y), role, stroke));
      }
    } else {
      marks.add(new Mark.Box(id, dashed, plot.pen().ems(0.25), null, role, Stroke.dashed(1)));
    }
    zone(id, bar, end, dashed);
    Style style = Style.text(Role.TEXT_MUTED).sized(0.85);
    double left = from + plot.pen().ems(0.6);
    double edge = plot.x(view.present());
    double limit = (edge > left ? Math.min(edge, to) : to) - plot.pen().ems(0.4);
    say(id, List.of(words.until(end)), left, limit, dashed.centreY(), style);
  }

  /** Replaced, and yet good: what a thief would like. */
  private void tail(TokenBar bar, TokenBar next, Bounds row) {
    Instant end = end(bar, view.truth().token(bar.name()));
    if (!end.isAfter(next.from()) || end.isBefore(plot.window().from())) {
      return;
    }
    double y = row.bottom() + 2;
    double from = plot.within(next.from());
    double now = plot.within(end.isAfter(plot.moment()) ? plot.moment() : end);
    double to = plot.within(end);
    if (now - from >= 1) {
      line(from, now, y, Stroke.solid(2));
    }
    if (to - now >= 1) {
      line(now, to, y, Stroke.dashed(2));
    }
  }

  private void line(double from, double to, double y, Stroke stroke) {
    marks.add(new Mark.Line("", new Point(from, y), new Point(to, y), Role.AT_TEXT, stroke));
  }

  /** Dead before its time, and of what where there is room to say so. */
  private void cross(Instant end, @Nullable TokenBar next, Bounds row, List<String> causes) {
    double size = plot.pen().ems(0.8);
    double x = plot.x(end) + size * 0.8;
    boolean room = next == null || plot.x(next.from()) > x + size;
    if (room && x + size / 2 <= plot.right()) {
      marks.add(
          new Mark.Symbol(
              "", new Point(x, row.centreY()), size, Mark.Shape.CROSS, Role.DANGER_TEXT));
      Style style = Style.text(Role.DANGER_TEXT).sized(0.85);
      double left = x + size * 0.9;
      double gap = plot.pen().ems(0.4);
      double limit =
          DoubleStream.of(
                  plot.momentX(),
                  plot.x(view.present()),
                  plot.right(),
                  next == null ? plot.right() : plot.x(next.from()))
              .filter(edge -> edge > left)
              .min()
              .orElse(left);
      say("", causes, left, limit - gap, row.centreY(), style);
    }
  }

  private void zone(String id, TokenBar bar, Instant end, Bounds bounds) {
    Optional<Instant> early = end.isBefore(bar.to()) ? Optional.of(end) : Optional.empty();
    marks.add(new Mark.Zone(id, bounds, () -> words.spoken(bar, early)));
  }

  /** Its name, and by which one it was replaced, where it was; gives back where the name ends. */
  private double label(
      String id, TokenBar bar, Optional<IssuedToken> token, Bounds solid, Role role) {
    Style style = Style.text(role).sized(0.9).in(Face.STRONG);
    double gap = plot.pen().ems(0.45);
    String name = words.name(bar.name());
    double wide = plot.pen().width(name, style.face(), style.sizeInEms());
    if (wide > solid.width() - 2 * gap) {
      return solid.x();
    }
    Mark.Label label =
        plot.pen().label(id, name, solid.x() + gap, solid.centreY(), Anchor.LEFT, style);
    marks.add(label);
    token
        .flatMap(this::successor)
        .map(words::replacedBy)
        .filter(
            next ->
                wide + plot.pen().width(next, style.face(), style.sizeInEms())
                    <= solid.width() - 4 * gap)
        .ifPresent(
            next ->
                marks.add(
                    plot.pen()
                        .label(
                            id, next, solid.right() - gap, solid.centreY(), Anchor.RIGHT, style)));
    return label.bounds().right();
  }

  private Optional<TokenName.Issued> successor(IssuedToken token) {
    return token.usedAt() == null || token.successor() == null
        ? Optional.empty()
        : view.truth().names().ofJti(token.successor());
  }

  /** When it was good for nothing any more, as far as is known at the moment. */
  private Instant end(TokenBar bar, Optional<IssuedToken> token) {
    if (token.isEmpty()) {
      return bar.to();
    }
    Families.Tree truth = view.truth();
    boolean refresh = bar.name().type() == TokenType.REFRESH;
    Optional<Instant> revoked =
        refresh || truth.settings().denyList()
            ? truth.families().get(token.get().sid()).map(Family::revokedAt)
            : Optional.empty();
    return Stream.of(
            Optional.of(bar.to()),
            Optional.ofNullable(token.get().usedAt()),
            Optional.ofNullable(token.get().endedAt()),
            truth.sweep(token.get()).map(Families.Sweep::at),
            revoked)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(bar.to());
  }
}
