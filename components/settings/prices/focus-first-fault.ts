// Leads whoever has pressed the button to the first field that needs another look, once it says so.

export function focusFirstFault(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
