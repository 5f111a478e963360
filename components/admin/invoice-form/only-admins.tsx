// Says to who may only look why there is nothing to press, and whom to ask.

export function OnlyAdmins({ children, organisationName }: { children: string; organisationName: string }) {
  return (
    <p className="text-muted text-pretty">
      You can view everything here. Only owners and admins of {organisationName} can {children}: ask one of
      them.
    </p>
  )
}
