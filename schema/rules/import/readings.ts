/** What a cell says for the field that it is for. It is never guessed: what may mean several things is asked. */
export type Reading<V> =
  /** One value. `told`: what of it whoever imports should know; `kept`: the text that the note keeps as well. */
  | { is: 'value'; value: V; told?: Told; kept?: true }
  /** A word for «not known» or «none»: left out on purpose. */
  | { is: 'unsaid' }
  /** Several values it may mean, best first; none where it may be anything. Nothing is written until somebody has said which. */
  | { is: 'ask'; why: AskCode; candidates: readonly V[] }
  /** No value of the field. The text is kept in the note, and told. */
  | { is: 'problem'; why: ProblemCode }

/** What a value that was read leaves out, or rests on. */
export type Told = 'approximate' | 'range' | 'rounded' | 'rest_kept' | 'time_dropped' | 'cached_formula'

/** Why there is no one value. */
export type AskCode =
  | 'month_only'
  | 'year_only'
  | 'period_in_words'
  | 'day_order'
  | 'too_long_ago'
  | 'no_such_day'
  | 'ended_without_day'
  | 'range'
  | 'lower_bound'
  | 'per_month'
  | 'once_or_yearly'
  | 'unit_unclear'
  | 'several_values'
  | 'unknown_word'
  | 'coarse_word'
  | 'contradiction'
  | 'two_systems'

/** Why a cell is no value of its field. */
export type ProblemCode =
  | 'not_a_date'
  | 'no_end'
  | 'not_a_number'
  | 'part_of_another'
  | 'error_cell'
  | 'truncated'
  | 'negative'
  | 'too_large'
  | 'too_long'
  | 'bad_characters'
