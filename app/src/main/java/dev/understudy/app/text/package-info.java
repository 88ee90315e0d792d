/// Results as text for people and as JSON for programs.
@NullMarked
package dev.understudy.app.text;

import org.jspecify.annotations.NullMarked;
