/**
 * An answer that is either a value or a refusal. A refusal is an answer, not an error:
 * it says which rule refused, on which field, and which article of the sources asks for it.
 *
 * `message` is English for the log and the command line; it never holds customer text.
 * Screens translate `code` with `params`.
 */
export interface Refusal {
  /** Stable machine word, for example `reply_missing`. */
  readonly code: string
  /** Dotted path into the input, for example `lines.0.in`. */
  readonly field?: string
  /** Article or seed section that asks for it: `S2-19`, `R-18`. */
  readonly source?: string
  readonly message: string
  readonly params?: Readonly<Record<string, string | number>>
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

/** Wraps a value as an accepted answer. */
export function accepted<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

/** Builds a refusal answer. */
export function refused(
  code: string,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message, ...more } }
}
