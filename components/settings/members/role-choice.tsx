// Chooses a role, each explained in words.
import { ROLE_WORDS } from '@/components/settings/role-words'
import type { Role } from '@/db/schema/organisations'

interface Props {
  roles: readonly Role[]
  value: Role
  onChange: (role: Role) => void
}

export function RoleChoice({ onChange, roles, value }: Props) {
  return (
    <fieldset className="grid">
      <legend className="pb-1 text-13 font-strong">Role</legend>
      {roles.map((role) => (
        <label key={role} className="flex min-h-11 gap-3 border-t border-line py-2 last:border-b">
          <input
            type="radio"
            name="role"
            value={role}
            checked={role === value}
            onChange={() => onChange(role)}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span className="grid">
            <span className="font-strong">{role}</span>
            <span className="text-13 text-muted">{ROLE_WORDS[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
