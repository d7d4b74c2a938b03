package dev.tokenscope.view.lifelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Flaws;
import dev.tokenscope.drawing.LifelinesDrawing;
import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.Role;
import dev.tokenscope.drawing.Stroke;
import dev.tokenscope.drawing.TimeWindow;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.RandomScript;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifelinesDrawingTest {

  private static final BundledFonts FONTS = new BundledFonts();

  private Language language = Language.ENGLISH;

  @ParameterizedTest
  @EnumSource
  void a_scene_is_drawn_without_a_flaw_in_any_size(Scenes scene) {
    Moment moment = Moments.now(scene.script());
    for (Language each : Language.values()) {
      language = each;
      for (double em : new double[] {13, 26}) {
        for (double width : new double[] {1080, 1280, 1440, 1920}) {
          for (double span : new double[] {5, 30, 75, 600, 90_000}) {
            double height = em * 13;
            check(
                draw(moment, window(moment, span), em, width, height),
                each + " " + width + " " + span);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void sessions_nobody_thought_of_are_drawn_without_a_flaw(long seed) {
    Moment moment = Moments.now(RandomScript.of(seed, 600));
    for (double span : new double[] {2, 20, 200, 2000}) {
      for (double part : new double[] {0.2, 0.7, 1.4}) {
        TimeWindow window =
            new TimeWindow(moment.instant(), Duration.ofMillis((long) (span * 1000))).moved(-part);
        check(draw(moment, window, 13, 1280, 240), "seed " + seed + ", " + span + " s, " + part);
      }
    }
  }

  @Test
  void many_families_get_what_room_there_is_and_the_rest_is_counted() {
    Script script = new Script();
    for (int i = 0; i < 10; i++) {
      script.wait("1s").logIn("alice");
    }
    Moment moment = Moments.now(script.wait("2s"));
    Drawing low = draw(moment, window(moment, 30), 13, 1280, 170);
    check(low, "low");
    assertThat(texts(low)).anyMatch(text -> text.endsWith("more families"));
    Drawing high = draw(moment, window(moment, 30), 13, 1280, 600);
    check(high, "high");
    assertThat(texts(high)).contains("A·RT 1", "H·RT 1", "2 more families");
  }

  @Test
  void calls_at_the_same_time_are_one_shape_with_their_number() {
    Script script = new Script().logIn("alice").wait("3s");
    for (int i = 0; i < 10; i++) {
      script.call("/api/orders");
    }
    Moment moment = Moments.now(script.wait("10s"));
    Drawing drawing = draw(moment, window(moment, 60), 13, 1280, 170);
    check(drawing, "burst");
    assertThat(texts(drawing)).contains("×10");
    assertThat(zones(drawing))
        .anyMatch(says -> says.startsWith("10 calls from") && says.endsWith("10 answered"));
  }

  @Test
  void a_theft_is_told_in_words_where_it_happened() {
    Moment moment = Moments.now(Scenes.STOLEN.script());
    assertThat(texts(draw(moment, window(moment, 75), 13, 1440, 170)))
        .contains("RT 2 stolen", "RT 2 used twice · family A revoked", "RT 1", "→ RT 2");
  }

  @Test
  void the_refresh_token_that_a_theft_ended_is_red_only_at_its_end_and_says_so() {
    Script script = Scenes.STOLEN.script();
    Moment moment = Moments.now(script.wait("6s"));
    Drawing drawing = draw(moment, window(moment, 75), 13, 1440, 170);
    check(drawing, "revoked");
    assertThat(texts(drawing)).contains("RT 3 revoked");
    List<Mark.Box> red = boxes(drawing, Role.DANGER);
    assertThat(red).as("one end, that of the newest refresh token").hasSize(1);
    Mark.Box end = red.getFirst();
    Mark.Box bar =
        boxes(drawing, Role.RT_PAST).stream()
            .filter(box -> box.id().equals(end.id()))
            .findFirst()
            .orElseThrow();
    assertThat(bar.bounds().contains(end.bounds())).isTrue();
    assertThat(end.bounds().right()).isEqualTo(bar.bounds().right());
    assertThat(end.bounds().width()).isLessThan(bar.bounds().width() / 2);
  }

  @Test
  void until_the_client_hears_of_a_revocation_its_refresh_token_is_marked_as_believed() {
    Script script = Scenes.STOLEN.script();
    Moment moment = Moments.now(script.wait("20s"));
    Drawing drawing = draw(moment, window(moment, 75), 13, 1440, 170);
    check(drawing, "unknowing");
    assertThat(texts(drawing)).contains("RT 3 revoked, the client does not know");
    double known = believed(drawing).bounds().right();
    assertThat(known).as("up to now").isEqualTo(playhead(drawing));

    script.append(new Event.TokensCleared(Lane.CLIENT));
    Moment later = Moments.now(script.wait("5s"));
    Drawing over = draw(later, window(later, 75), 13, 1440, 170);
    check(over, "knowing");
    assertThat(believed(over).bounds().right())
        .as("up to the moment at which it heard")
        .isLessThan(playhead(over));
  }

  private static Mark.Box believed(Drawing drawing) {
    return all(drawing, Mark.Box.class)
        .filter(box -> box.frame() == Role.DANGER_TEXT && box.stroke().dash() == Stroke.Dash.DASHED)
        .findFirst()
        .orElseThrow();
  }

  private static double playhead(Drawing drawing) {
    return drawing
        .of("playhead")
        .filter(Mark.Line.class::isInstance)
        .findFirst()
        .orElseThrow()
        .bounds()
        .x();
  }

  @Test
  void an_access_token_outlives_the_revocation_of_its_family_unless_there_is_a_deny_list() {
    Script script = Scenes.STOLEN.script();
    Moment moment = Moments.now(script.wait("10s"));
    assertThat(texts(draw(moment, window(moment, 40), 13, 1440, 170)))
        .contains("outlives the revocation");
    Moment denied = Moments.now(script.choose(Profile.CLASSROOM.settings().denyList(true)));
    assertThat(texts(draw(denied, window(denied, 40), 13, 1440, 170)))
        .doesNotContain("outlives the revocation");
  }

  @Test
  void what_is_still_to_come_says_when_it_ends() {
    Moment moment = Moments.now(new Script().logIn("alice").wait("2s"));
    Drawing drawing = draw(moment, window(moment, 75), 13, 1440, 170);
    check(drawing, "until");
    assertThat(texts(drawing)).contains("until 05:03:20", "until 05:05:05");
  }

  @Test
  void a_call_that_was_refused_and_then_answered_is_no_cross() {
    Moment moment = Moments.now(Scenes.REFRESHED.script());
    Drawing drawing = draw(moment, window(moment, 75), 13, 1440, 170);
    check(drawing, "mended");
    assertThat(texts(drawing)).contains("401", "→ ✓");
    assertThat(drawing.marks())
        .filteredOn(mark -> mark instanceof Mark.Symbol symbol && symbol.id().startsWith("entry-"))
        .extracting(mark -> ((Mark.Symbol) mark).shape())
        .contains(Mark.Shape.RING)
        .doesNotContain(Mark.Shape.CROSS);
  }

  private static <M extends Mark> Stream<M> all(Drawing drawing, Class<M> kind) {
    return drawing.marks().stream().filter(kind::isInstance).map(kind::cast);
  }

  private static List<Mark.Box> boxes(Drawing drawing, Role fill) {
    return all(drawing, Mark.Box.class).filter(box -> box.fill() == fill).toList();
  }

  @Test
  void a_leap_of_the_clock_does_not_take_the_room_of_an_alarm() {
    Script script = Scenes.STOLEN.script();
    Event leap = new Event.ClockChanged(1, false, Duration.ofMillis(1500), Duration.ZERO);
    Moment moment = Moments.now(script.wait("300ms").append(leap).wait("6s"));
    assertThat(texts(draw(moment, window(moment, 75), 13, 1440, 170)))
        .contains("RT 2 used twice · family A revoked");
  }

  @Test
  void what_is_still_to_come_is_dashed_and_begins_at_the_playhead() {
    Moment moment = Moments.now(Scenes.REFRESHED.script());
    Drawing drawing = draw(moment, window(moment, 75), 13, 1440, 170);
    double playhead = playhead(drawing);
    List<Mark.Box> future =
        all(drawing, Mark.Box.class)
            .filter(box -> !box.id().isEmpty() && box.stroke().dash() == Stroke.Dash.DASHED)
            .toList();
    assertThat(future)
        .as("the access token's")
        .hasSize(1)
        .allSatisfy(box -> assertThat(box.bounds().x()).isEqualTo(playhead));
    assertThat(openEnds(drawing))
        .as("the refresh token goes on beyond what is shown, and has no end here")
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.from().x()).isEqualTo(playhead));
  }

  private static List<Mark.Line> openEnds(Drawing drawing) {
    return all(drawing, Mark.Line.class)
        .filter(
            line -> line.id().startsWith("entry-") && line.stroke().dash() == Stroke.Dash.DASHED)
        .toList();
  }

  @Test
  void a_replaced_access_token_that_is_still_good_goes_on_as_a_line() {
    Script script = new Script().logIn("alice").wait("5s").refreshTokens("/api/orders").wait("2s");
    Moment moment = Moments.now(script);
    Drawing drawing = draw(moment, window(moment, 40), 13, 1280, 170);
    check(drawing, "tail");
    assertThat(drawing.marks())
        .filteredOn(
            mark ->
                mark instanceof Mark.Line line
                    && line.role() == Role.AT_TEXT
                    && line.id().isEmpty())
        .hasSize(2);
  }

  @Test
  void a_clock_that_is_off_has_a_row_of_its_own() {
    Script script = new Script().logIn("alice");
    script.append(new Event.ClockChanged(1, false, Duration.ZERO, Duration.ofSeconds(5)));
    Moment moment = Moments.now(script.wait("20s"));
    Drawing drawing = draw(moment, window(moment, 40), 13, 1280, 200);
    check(drawing, "skew");
    assertThat(texts(drawing)).contains("Client's clock", "5 s ahead of the server");
  }

  @Test
  void in_the_past_the_flag_tells_the_time_and_the_present_is_marked() {
    Moment moment = Moments.now(Scenes.REFRESHED.script());
    Instant present = moment.instant().plusSeconds(10);
    Drawing drawing = draw(moment, window(moment, 75), present, 1280);
    check(drawing, "past");
    assertThat(texts(drawing)).contains("now", "05:03:30.424").doesNotContain("LIVE");
  }

  @Test
  void ten_times_the_journal_is_not_ten_times_the_marks() {
    Moment small = Moments.now(long1(500));
    Moment large = Moments.now(long1(5000));
    TimeWindow near = window(large, 60);
    assertThat(draw(large, near, 13, 1440, 170).marks()).hasSizeLessThan(200);
    TimeWindow all = new TimeWindow(Script.START, Duration.between(Script.START, large.instant()));
    TimeWindow few = new TimeWindow(Script.START, Duration.between(Script.START, small.instant()));
    int many = draw(large, all, 13, 1440, 170).marks().size();
    assertThat(many).isLessThan(2500);
    assertThat(draw(small, few, 13, 1440, 170).marks().size()).isGreaterThan(many / 10);
  }

  private static Script long1(int rounds) {
    Script script = new Script().logIn("alice");
    for (int i = 0; i < rounds; i++) {
      script.wait("3s").call("/api/orders");
      if (i % 5 == 4) {
        script.refreshTokens("/api/orders");
      }
    }
    return script;
  }

  private static TimeWindow window(Moment moment, double seconds) {
    return new TimeWindow(moment.instant(), Duration.ofMillis((long) (seconds * 1000))).moved(-0.7);
  }

  private Drawing draw(Moment moment, TimeWindow window, double em, double width, double height) {
    return new LifelinesDrawing(new Pen(FONTS, em), words(moment))
        .draw(width, height, view(moment, window, true, moment.instant()));
  }

  private Drawing draw(Moment moment, TimeWindow window, Instant present, double width) {
    return new LifelinesDrawing(new Pen(FONTS, 13), words(moment))
        .draw(width, 170, view(moment, window, false, present));
  }

  private LifelinesTexts words(Moment moment) {
    return new LifelinesTexts(Texts.in(language), ZoneOffset.UTC, moment.log().names());
  }

  private static LifelinesDrawing.View view(
      Moment moment, TimeWindow window, boolean live, Instant present) {
    return new LifelinesDrawing.View(
        moment.lines(), moment.cards().truth(), moment.instant(), live, present, window, 0, true);
  }

  private static void check(Drawing drawing, String what) {
    assertThat(Flaws.of(drawing)).as(what).isEmpty();
  }

  private static List<String> texts(Drawing drawing) {
    return drawing.labels().map(Mark.Label::text).toList();
  }

  private static List<String> zones(Drawing drawing) {
    return drawing.marks().stream()
        .filter(Mark.Zone.class::isInstance)
        .map(mark -> ((Mark.Zone) mark).says())
        .toList();
  }
}
