/// How the attacks are carried out.
@NullMarked
package dev.understudy.judge.attack.internal;

import org.jspecify.annotations.NullMarked;
