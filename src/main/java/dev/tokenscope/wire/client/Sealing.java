package dev.tokenscope.wire.client;

import java.io.IOException;

/** How a session is written into a file. */
interface Sealing {

  /** The text of the file. */
  String seal(String json) throws IOException;

  /**
   * The session out of the text of the file.
   *
   * @throws WrongKey when it can only be read with a key that is not there
   * @throws IllegalArgumentException when the text makes no sense
   * @throws IOException when it cannot be said, because the place of the key does not answer
   */
  String open(String text) throws IOException, WrongKey;

  /** As it is. */
  Sealing PLAIN =
      new Sealing() {
        @Override
        public String seal(String json) {
          return json;
        }

        @Override
        public String open(String text) {
          return text;
        }
      };

  /** The key is gone, or it is another one. */
  final class WrongKey extends Exception {
    private static final long serialVersionUID = 1L;

    WrongKey(String sentence) {
      super(sentence);
    }
  }
}
