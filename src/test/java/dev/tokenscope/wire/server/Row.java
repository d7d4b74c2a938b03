package dev.tokenscope.wire.server;

/**
 * One line of the wire contract.
 *
 * @param request what is sent, in words
 * @param expected what must come of it
 * @param onDisk whether the server keeps its keys where a {@link Forge} finds them
 * @param act does it and says what came
 */
record Row(String request, String expected, boolean onDisk, Act act) {

  /** Sends something and says what came of it. */
  interface Act {
    String got(Laboratory lab) throws Exception;
  }

  /** Likewise, with the server's own key at hand. */
  interface Forgery {
    String got(Laboratory lab, Forge forge) throws Exception;
  }

  static Row of(String request, String expected, Act act) {
    return new Row(request, expected, false, act);
  }

  /** A server that has its key in a folder, after a first login. */
  static Row forged(String request, String expected, Forgery forgery) {
    return new Row(
        request,
        expected,
        true,
        lab -> {
          lab.login();
          return forgery.got(lab, new Forge(lab.folder()));
        });
  }

  @Override
  public String toString() {
    return request;
  }
}
