package dev.tokenscope.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One exchange of those that prove a finding.
 *
 * @param exchange what was asked and answered, with its secrets; it is masked where it is written
 * @param line the same in a line, without secrets
 * @param abroad the name and port it was sent to, where that is not the server the client was told
 *     of; else empty
 * @param sent what the tokens of the request are called, as people read it; by the raw token
 * @param received the same for the tokens of the answer
 */
public record Proof(
    Exchange exchange,
    String line,
    String abroad,
    SequencedMap<String, String> sent,
    SequencedMap<String, String> received) {

  /** Nobody can change what was proven. */
  public Proof {
    sent = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sent));
    received = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(received));
  }

  /** Where it stands: the sequence number of its request in the journal. */
  public long at() {
    return exchange.seq();
  }

  /** Exchanges hold secrets, and do not belong into logs. */
  @Override
  public String toString() {
    return line;
  }
}
