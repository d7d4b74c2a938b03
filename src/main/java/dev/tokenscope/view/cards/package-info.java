/** The client's two tokens. */
@NullMarked
package dev.tokenscope.view.cards;

import org.jspecify.annotations.NullMarked;
