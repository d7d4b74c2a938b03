package dev.tokenscope.scenario;

import dev.tokenscope.intent.Intent;

/** One thing that happens in a scenario. */
public sealed interface Step {

  /**
   * Asks for something and waits until it is done.
   *
   * @param intent what a person would ask for
   */
  record Ask(Intent intent) implements Step {}

  /**
   * Asks for something and goes on when a message of it is held.
   *
   * @param intent what a person would ask for, while messages are held
   */
  record AskUntilHeld(Intent intent) implements Step {}

  /**
   * Lets the next refusals wait for each other, so that the calls after it meet in every run.
   *
   * @param calls how many there will be
   */
  record Gather(int calls) implements Step {}
}
