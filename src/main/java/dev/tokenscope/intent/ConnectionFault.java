package dev.tokenscope.intent;

/** What happens to the connection: no answer arrives, or only a part of one. */
public sealed interface ConnectionFault extends Fault {

  /** The connection is closed and nothing was done. */
  record ClosedBefore() implements ConnectionFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.BEFORE_WORK;
    }
  }

  /** The work is done and the connection closed before a byte of the answer is sent. */
  record LostReply() implements ConnectionFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.AFTER_WORK;
    }
  }

  /** The work is done and nothing is ever said: the client runs into its timeout. */
  record NoReply() implements ConnectionFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.AFTER_WORK;
    }
  }

  /** Nothing is done and nothing is ever said. */
  record BlackHole() implements ConnectionFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.BEFORE_WORK;
    }
  }

  /** The work is done; the answer breaks off in the middle of its body. */
  record Truncated() implements ConnectionFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.AFTER_WORK;
    }
  }

  /** The connection is reset (RST), before or after the work. */
  record Reset() implements ConnectionFault {}
}
