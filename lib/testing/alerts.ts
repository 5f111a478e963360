// The alarms that operators are given, as Prometheus would read them.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export interface Alert {
  alert: string
  expr: string
  for: string
  labels: { severity: string }
  annotations: { summary: string; runbook_url: string }
}

export const OPERATIONS = fileURLToPath(new URL('../../docs/operations/', import.meta.url))

export async function readAlerts(): Promise<Alert[]> {
  const file: { groups: { rules: Alert[] }[] } = parse(await readFile(`${OPERATIONS}alerts.yml`, 'utf8'))
  return file.groups.flatMap(({ rules }) => rules)
}
