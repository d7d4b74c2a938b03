/** What a token is and when it stops being one. */
@NullMarked
package dev.tokenscope.token;

import org.jspecify.annotations.NullMarked;
