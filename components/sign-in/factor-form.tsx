// Asks for the second factor when somebody signs in. A plain form that needs no script.
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

/** `label`: what the person has to enter. */
export function FactorForm({ label, next }: { label: string; next: string }) {
  return (
    <form method="post" action="/sign-in/second-step/code" className="grid gap-4 text-ink">
      <input type="hidden" name="next" value={next} />
      <TextField
        label={label}
        name="code"
        required
        maxLength={40}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <button type="submit" className={PRIMARY_BUTTON}>
        Sign in
      </button>
    </form>
  )
}
