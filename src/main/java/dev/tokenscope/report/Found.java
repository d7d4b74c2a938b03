package dev.tokenscope.report;

import java.util.List;

/**
 * What one check found, as the report says it.
 *
 * @param id of the check
 * @param verdict what it came to
 * @param level in the words of the file: critical, high, medium
 * @param title in the language of the run
 * @param code why, for programs; empty after a pass
 * @param detail goes into the sentence of the code
 * @param reason the same sentence in the language of the run
 * @param basis a section, or TokenScope rule
 * @param known whether a baseline excuses it
 * @param evidence the proof in lines
 * @param messages the proof whole
 * @param reproduce the command that runs it again
 */
record Found(
    String id,
    Verdict verdict,
    String level,
    String title,
    String code,
    String detail,
    String reason,
    String basis,
    boolean known,
    List<String> evidence,
    List<Exchanged> messages,
    String reproduce) {

  Found {
    evidence = List.copyOf(evidence);
    messages = List.copyOf(messages);
  }
}
