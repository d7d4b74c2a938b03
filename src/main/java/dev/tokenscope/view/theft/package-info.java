/** The theft of a refresh token: who does what with it, and what helps. */
@NullMarked
package dev.tokenscope.view.theft;

import org.jspecify.annotations.NullMarked;
