/// What translation has to say about an object, in the vocabulary of the API's conditions.
@NullMarked
package dev.sluice.finding;

import org.jspecify.annotations.NullMarked;
