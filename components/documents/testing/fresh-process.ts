// Prints one paper in a process that has printed nothing before, and prints nothing afterwards.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { PrintAnswer } from '@/lib/paper/press'
import type { PrintOrder } from '../render'

export async function printInFreshProcess(order: PrintOrder): Promise<Uint8Array> {
  const printer = spawn(process.execPath, ['--import', 'tsx', 'components/documents/printer.ts'], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    printer.send(order)
    const [answer] = (await once(printer, 'message')) as [PrintAnswer]
    if ('trouble' in answer) throw new Error(answer.trouble)
    return answer.bytes
  } finally {
    printer.kill('SIGKILL')
  }
}
