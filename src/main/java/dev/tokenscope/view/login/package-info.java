/** Where somebody logs in. */
@NullMarked
package dev.tokenscope.view.login;

import org.jspecify.annotations.NullMarked;
