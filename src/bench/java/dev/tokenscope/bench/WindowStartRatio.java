package dev.tokenscope.bench;

import java.util.List;

/**
 * How long the window takes to open, against an empty window of the same look, and against one with
 * as many controls, which tells how much of it is the toolkit's.
 */
final class WindowStartRatio implements Figure {

  private static final int RUNS = 11;
  private static final int RUNS_WITHOUT = 5;

  @Override
  public List<String> names() {
    return List.of("start.window_ratio", "start.controls_ratio", "start.cache_ratio");
  }

  @Override
  public List<Reading> measure() throws Exception {
    try (Windows windows = new Windows()) {
      Windows.Kind ours = windows.ours();
      Windows.Kind empty = windows.peer("EmptyWindow");
      Duel.Side open = () -> windows.millisToOpen(ours.command(List.of()));
      Duel.Side peer = () -> windows.millisToOpen(empty.command(List.of()));
      open.run();
      peer.run();
      Duel against = Duel.fight(RUNS, open, peer);
      Windows.Kind plain = windows.peer("ControlsWindow");
      Duel.Side controls = () -> windows.millisToOpen(plain.command(List.of()));
      controls.run();
      Duel beside = Duel.fight(RUNS, open, controls);
      Duel cache =
          Duel.fight(
              RUNS_WITHOUT, open, () -> windows.millisToOpen(ours.without().command(List.of())));
      return List.of(
          against.ratio(
              "start.window_ratio",
              Goal.atMost(1.5),
              "from the start of the process to the first paint, against an empty AtlantaFX window"
                  + " started the same way, each with its own start cache"),
          Reading.of("start.window_ms", against.ours(), "ms", Goal.NONE, "TokenScope's window"),
          Reading.of("start.window_peer_ms", against.peers(), "ms", Goal.NONE, "the empty one"),
          beside.ratio(
              "start.controls_ratio",
              Goal.NONE,
              "the same against a plain AtlantaFX window with as many controls of each kind, and"
                  + " nothing behind them"),
          Reading.of(
              "start.controls_ms", beside.peers(), "ms", Goal.NONE, "the one with the controls"),
          cache.ratio("start.cache_ratio", Goal.NONE, "with the start cache against without"));
    }
  }
}
