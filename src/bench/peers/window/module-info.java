/** No part of TokenScope: the least that a window with the same look can be. */
module empty {
  requires javafx.controls;
  requires atlantafx.base;

  exports empty;
}
