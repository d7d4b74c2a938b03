package dev.tokenscope.view.inspector;

import java.util.List;

/**
 * What stands on a page: a text, or a box of what stands in it. It is a description, and no node: a
 * page that is shown for a hundredth of a second is not worth making.
 */
sealed interface Piece {

  /** How it looks: the classes of its style. */
  List<String> look();

  /** Whether there is nothing to see. */
  boolean isEmpty();

  /** A text with as many lines as it needs. */
  record Words(String says, List<String> look) implements Piece {
    Words(String says, String look) {
      this(says, List.of(look));
    }

    @Override
    public boolean isEmpty() {
      return says.isEmpty();
    }
  }

  /**
   * A text behind a number.
   *
   * @param number from 1
   */
  record Step(int number, String says, List<String> look) implements Piece {
    @Override
    public boolean isEmpty() {
      return says.isEmpty();
    }
  }

  /**
   * A word or two behind a shape, in one line.
   *
   * @param icon the name of the shape
   */
  record Sign(String icon, String says, List<String> look) implements Piece {
    @Override
    public boolean isEmpty() {
      return says.isEmpty();
    }
  }

  /**
   * Pieces one below the other, or in lines.
   *
   * @param lines whether they stand side by side while there is room
   */
  record Box(boolean lines, List<Piece> pieces, List<String> look) implements Piece {
    @Override
    public boolean isEmpty() {
      return pieces.isEmpty();
    }
  }
}
