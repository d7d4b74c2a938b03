package dev.tokenscope.view.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tab says.
 *
 * @param clients who can be chosen
 * @param chosen who is
 * @param about the chosen one, in a line
 * @param counts passed, warned, failed, not observed
 * @param summary the same in words
 * @param lines of the table
 * @param detail of the chosen check
 * @param provoked what is provoked and what the client has to do now; empty for nothing
 */
public record Shown(
    List<Known> clients,
    @Nullable Known chosen,
    String about,
    List<Integer> counts,
    String summary,
    List<Line> lines,
    @Nullable Detail detail,
    String provoked) {

  static final Shown NOTHING = nobody("");

  /** Nobody came yet. */
  static Shown nobody(String provoked) {
    return new Shown(List.of(), null, "", List.of(0, 0, 0, 0), "", List.of(), null, provoked);
  }

  /**
   * A client that can be chosen.
   *
   * @param id of it
   * @param name how it is called here
   */
  public record Known(String id, String name) {
    /** As it stands in a list. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A line of the table.
   *
   * @param id of the check
   * @param verdict the word of reports, by which it is coloured
   * @param word the same in words
   * @param level how much it costs
   * @param title what is required
   * @param evidence in short
   */
  public record Line(
      String id, String verdict, String word, String level, String title, String evidence) {}

  /**
   * A message of a proof.
   *
   * @param seq its place in the journal; 0 for none
   * @param text without secrets
   */
  public record Proof(long seq, String text) {}

  /**
   * The chosen check.
   *
   * @param line its line
   * @param basis on what it rests
   * @param said why the verdict is what it is
   * @param proof the messages
   * @param cause the usual one
   * @param cost for the user
   * @param fix code for the chosen ecosystem
   * @param again the command that repeats it
   * @param canProvoke whether its situation can be brought about
   */
  public record Detail(
      Line line,
      String basis,
      String said,
      List<Proof> proof,
      String cause,
      String cost,
      String fix,
      String again,
      boolean canProvoke) {}
}
