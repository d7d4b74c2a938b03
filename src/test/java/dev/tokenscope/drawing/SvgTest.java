package dev.tokenscope.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgTest {

  private static final String HOSTILE = "</text><script>alert('1')</script> & \"x\" \u0000\u001b";
  private static final Pen PEN = new Pen(new BundledFonts(), 13);

  @Test
  void a_text_is_read_and_nothing_else_whatever_is_in_it() throws Exception {
    Drawing drawing =
        drawing(
            PEN.label("", HOSTILE, 10, 20, Anchor.LEFT, Style.text(Role.TEXT)),
            new Mark.Zone("z", new Bounds(0, 0, 10, 10), HOSTILE));

    Document svg = parsed(Svg.of(drawing, Palette.LIGHT, HOSTILE));

    String shown = HOSTILE.replace('\u0000', '\ufffd').replace('\u001b', '\ufffd');
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(only(svg, "text").getTextContent()).isEqualTo(shown);
    assertThat(only(svg, "title").getTextContent()).isEqualTo(shown);
    assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo(shown);
  }

  @Test
  void a_text_is_as_wide_as_it_was_measured_whatever_font_is_there() throws Exception {
    Mark.Label label =
        PEN.label("", "리프레시 RT 1", 10, 20, Anchor.LEFT, Style.text(Role.RT_TEXT).in(Face.STRONG));

    Element text = only(parsed(Svg.of(drawing(label), Palette.LIGHT, "")), "text");

    assertThat(Double.parseDouble(text.getAttribute("textLength")))
        .isCloseTo(label.bounds().width(), Offset.offset(0.01));
    assertThat(text.getAttribute("font-weight")).isEqualTo("600");
    assertThat(text.getAttribute("fill")).isEqualTo("#8250df");
  }

  @ParameterizedTest
  @EnumSource
  void a_file_of_its_own_has_the_colours_of_its_palette(Palette palette) throws Exception {
    Document svg =
        parsed(
            Svg.of(
                drawing(Mark.Box.filled("", new Bounds(0, 0, 5, 5), 2, Role.DANGER_GROUND)),
                palette,
                ""));
    assertThat(((Element) svg.getElementsByTagName("rect").item(1)).getAttribute("fill"))
        .isEqualTo(palette == Palette.LIGHT ? "#ffebe9" : "rgba(248, 81, 73, 0.15)");
  }

  @Test
  void a_part_of_a_page_takes_its_colours_from_the_page() {
    String svg = Svg.inPage(drawing(Mark.Box.filled("", new Bounds(0, 0, 5, 5), 2, Role.AT)), "");
    assertThat(svg).contains("fill=\"var(--color-at)\"").doesNotContain("#");
    for (Palette palette : Palette.values()) {
      assertThat(Svg.variables(palette).lines()).hasSize(Role.values().length);
    }
    assertThat(Svg.variables(Palette.DARK)).contains("--color-at: #388bfd;");
  }

  @Test
  void every_mark_is_painted() throws Exception {
    List<Mark> marks = new ArrayList<>();
    for (Mark.Shape shape : Mark.Shape.values()) {
      marks.add(new Mark.Symbol("", new Point(10, 10), 8, shape, Role.AT));
    }
    Point from = new Point(10, 50);
    Point to = new Point(90, 50);
    marks.add(new Mark.Line("", from, to, Role.BORDER, Stroke.dotted(1.5)));
    for (Mark.Head head : Mark.Head.values()) {
      for (double sag : new double[] {0, 12}) {
        marks.add(new Mark.Arrow("", from, to, sag, Role.AT, Stroke.dashed(1.5), head, 8));
      }
    }
    for (Mark mark : marks) {
      String svg = Svg.of(drawing(mark), Palette.LIGHT, "");
      assertThat(svg).doesNotContain("NaN");
      assertThat(parsed(svg).getDocumentElement().getElementsByTagName("*").getLength())
          .as("the ground and " + mark)
          .isGreaterThan(1);
    }
  }

  @Test
  void the_tip_of_an_arrow_is_where_the_arrow_ends() throws Exception {
    Mark.Arrow arrow =
        new Mark.Arrow(
            "",
            new Point(10, 50),
            new Point(90, 50),
            0,
            Role.AT,
            Stroke.dashed(2),
            Mark.Head.FILLED,
            10);

    Document svg = parsed(Svg.of(drawing(arrow), Palette.LIGHT, ""));

    assertThat(only(svg, "polygon").getAttribute("points")).isEqualTo("90,50 80,45.5 80,54.5");
    assertThat(only(svg, "path").getAttribute("d")).isEqualTo("M10,50L82,50");
    assertThat(only(svg, "path").getAttribute("stroke-dasharray")).isEqualTo("8 6");
  }

  private static Drawing drawing(Mark... marks) {
    return new Drawing(100, 80, Arrays.asList(marks));
  }

  private static Element only(Document svg, String name) {
    assertThat(svg.getElementsByTagName(name).getLength()).isEqualTo(1);
    return (Element) svg.getElementsByTagName(name).item(0);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
