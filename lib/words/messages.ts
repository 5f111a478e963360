// The placeholders of a message, derived by the compiler from its English text.

/** A language has every key of English, and no other. */
export type Messages<English> = { readonly [K in keyof English]: string }

// `{name}` is text. `{count, plural, …}` is a number; what stands within its branches (`{# days}`) is no gap of its own.
type Heads<Text extends string> = Text extends `${string}{${infer Head}}${infer Rest}`
  ? Head | Heads<Rest>
  : never
type TextGap<Head> = Head extends `${string},${string}` | `${string} ${string}` | `#${string}` ? never : Head
type CountGap<Head> = Head extends `${infer Name}, plural,${string}` ? Name : never

export type Gaps<Text extends string> = { readonly [Name in TextGap<Heads<Text>> & string]: string } & {
  readonly [Name in CountGap<Heads<Text>> & string]: number
}

/** Nothing for a sentence without gaps. */
export type Filling<Text extends string> = [Heads<Text>] extends [never] ? [] : [values: Gaps<Text>]
