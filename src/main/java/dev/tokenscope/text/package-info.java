/** Sentences in English and Korean. */
@NullMarked
package dev.tokenscope.text;

import org.jspecify.annotations.NullMarked;
