/** What helps a person to find their way: the sheet of keys, and what this program is made of. */
@NullMarked
package dev.tokenscope.view.help;

import org.jspecify.annotations.NullMarked;
