// A program that runs one script after the other, each as if it had been started for it: starting it anew took longer than they do.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Ran {
  code: number
  out: string
  err: string
}

/** Says on both streams that a script has ended, and how. */
const END = '\u0004'

const NODE = `
import { createInterface } from 'node:readline'
for await (const file of createInterface({ input: process.stdin })) {
  let code = 0
  await import(file).catch((error) => { code = 1; console.error(error) })
  process.stdout.write('${END}' + code + '${END}')
  process.stderr.write('${END}' + code + '${END}')
}`

const PYTHON = `
import sys, traceback
for line in sys.stdin:
    code = 0
    try:
        exec(compile(open(line.strip(), encoding="utf-8").read(), line.strip(), "exec"), {"__name__": "__main__"})
    except BaseException:
        code = 1
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        stream.write("${END}%d${END}" % code)
        stream.flush()
`

const PROGRAMS = {
  JavaScript: { command: ['node', '--input-type=module', '--eval', NODE], ending: 'mjs' },
  Python: { command: ['python3', '-u', '-c', PYTHON], ending: 'py' },
} as const

export class Interpreter {
  private readonly child: ChildProcessWithoutNullStreams
  private readonly heard = { out: '', err: '' }
  private scripts = 0
  private look: () => void = () => undefined

  /** Scripts are kept in `folder`, from where packages are found. */
  constructor(
    private readonly language: keyof typeof PROGRAMS,
    private readonly folder: string,
    env: NodeJS.ProcessEnv,
  ) {
    const [program = '', ...args] = PROGRAMS[language].command
    this.child = spawn(program, args, { cwd: folder, env })
    this.child.stdout.on('data', (part) => this.hear('out', part))
    this.child.stderr.on('data', (part) => this.hear('err', part))
  }

  async run(script: string): Promise<Ran> {
    const name = `${process.pid}-${this.child.pid}-${this.scripts++}.${PROGRAMS[this.language].ending}`
    const file = join(this.folder, name)
    writeFileSync(file, script)
    const ended = new Promise<Ran>((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('exit', (code) => reject(new Error(`ended with ${code}: ${this.heard.err}`)))
      this.look = () => {
        const [out, code] = this.heard.out.split(END)
        const [err, again] = this.heard.err.split(END)
        if (code === undefined || again === undefined) return
        Object.assign(this.heard, { out: '', err: '' })
        resolve({ code: Number(code), out: out ?? '', err: err ?? '' })
      }
    })
    this.child.stdin.write(`${file}\n`)
    try {
      return await ended
    } finally {
      this.child.removeAllListeners('error').removeAllListeners('exit')
    }
  }

  end(): void {
    this.child.stdin.end()
  }

  private hear(stream: 'out' | 'err', part: Buffer): void {
    this.heard[stream] += part
    this.look()
  }
}
