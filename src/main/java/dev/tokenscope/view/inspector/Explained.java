package dev.tokenscope.view.inspector;

import dev.tokenscope.projection.Lamp;
import java.util.List;

/**
 * A chosen message in words.
 *
 * @param title its entry and what it is
 * @param subtitle from whom to whom, when, after how long
 * @param bytes its lines, those that matter with a sentence each
 * @param whyTitle the question
 * @param lamps one for each check that the server made, the failing one first
 * @param why the answer to the question, with the actual values
 * @param rfc where it is written down; empty for nowhere
 * @param next what happened next, one sentence a step
 * @param holders who holds which token now
 * @param danger what a thief could do with what the message carries; empty for nothing
 */
record Explained(
    String title,
    String subtitle,
    List<Line> bytes,
    String whyTitle,
    List<LampText> lamps,
    String why,
    String rfc,
    List<String> next,
    List<String> holders,
    List<String> danger) {

  /**
   * A line of the message.
   *
   * @param text as it stood there, masked and shortened
   * @param meaning what it means here; empty where it does not matter
   */
  record Line(String text, String meaning) {
    boolean matters() {
      return !meaning.isEmpty();
    }
  }

  /**
   * A check in words.
   *
   * @param label what was looked at
   * @param state how it went
   */
  record LampText(String label, Lamp.State state) {}
}
