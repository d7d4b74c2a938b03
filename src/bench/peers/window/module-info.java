/** No part of TokenScope: windows with the same look, as their peers. */
module peers {
  requires javafx.controls;
  requires atlantafx.base;

  exports peers;
}
