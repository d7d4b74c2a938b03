package dev.tokenscope.drawing;

/**
 * What a colour is for. A mark has a role and never a colour, so that one drawing serves both
 * themes, the screen and a file. Each role is a variable of the window's style sheet as well; a
 * test holds the two together.
 */
public enum Role {
  /** What everything is painted on. */
  CANVAS("-color-pane", 0xffffffff, 0xff0d1117),
  /** Headings of lanes, cards, folded rows; what the mouse is over. */
  PANEL("-color-desk", 0xfff6f8fa, 0xff161b22),
  /** Frames and lines that only separate. */
  BORDER("-color-border-default", 0xffd0d7de, 0xff30363d),
  /** Text. */
  TEXT("-color-fg-default", 0xff24292f, 0xffc9d1d9),
  /** Text that may be overlooked: times, units, what is over. */
  TEXT_MUTED("-color-fg-muted", 0xff57606a, 0xff8b949e),
  /** Text on {@link #AT}, {@link #RT} and {@link #DANGER}. */
  TEXT_ON_FILL("-color-on-fill", 0xffffffff, 0xff0d1117),
  /** An access token, as an area. */
  AT("-color-at", 0xff0969da, 0xff388bfd),
  /** An access token, as text or a thin line. */
  AT_TEXT("-color-at-fg", 0xff0969da, 0xff58a6ff),
  /** An access token of the past, as an area for {@link #TEXT}. */
  AT_PAST("-color-at-past", 0xffb6d4f6, 0xff1c3d66),
  /** A refresh token, as an area. */
  RT("-color-rt", 0xff8250df, 0xffa371f7),
  /** A refresh token, as text or a thin line. */
  RT_TEXT("-color-rt-fg", 0xff8250df, 0xffbc8cff),
  /** A refresh token of the past, as an area for {@link #TEXT}. */
  RT_PAST("-color-rt-past", 0xffddcbf7, 0xff41306a),
  /** What went well, as text or a thin line. */
  SUCCESS_TEXT("-color-success-fg", 0xff1a7f37, 0xff3fb950),
  /** What was refused, failed or is dead, as an area. */
  DANGER("-color-danger-fill", 0xffcf222e, 0xfff85149),
  /** What was refused, failed or is dead, as text or a thin line. */
  DANGER_TEXT("-color-danger-fg", 0xffcf222e, 0xfff85149),
  /** The ground of an alarm. */
  DANGER_GROUND("-color-danger-subtle", 0xffffebe9, 0x26f85149),
  /** What waits or is odd, as text or a thin line. */
  WARNING_TEXT("-color-warning-fg", 0xff9a6700, 0xffd29922),
  /** The ground of what is selected. */
  SELECTED("-color-selected", 0xfffff8c5, 0xff2b230f),
  /** The frame of what is selected. */
  SELECTED_FRAME("-color-selected-frame", 0xffbf8700, 0xff9e6a03),
  /** The frame of what has the keyboard. */
  FOCUS("-color-accent-emphasis", 0xff0969da, 0xff1f6feb);

  private final String variable;
  private final int light;
  private final int dark;

  Role(String variable, int light, int dark) {
    this.variable = variable;
    this.light = light;
    this.dark = dark;
  }

  /** The variable of the style sheet that has the same colour. */
  public String variable() {
    return variable;
  }

  /** The colour in the light theme, 0xAARRGGBB. */
  int light() {
    return light;
  }

  /** The colour in the dark theme, 0xAARRGGBB. */
  int dark() {
    return dark;
  }
}
