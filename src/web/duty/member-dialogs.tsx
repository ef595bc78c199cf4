import { useState } from 'react'
import type { DutyMember } from '../../contract/duty.ts'
import { Button } from '../components/button.tsx'
import { useDesk } from '../components/desk-context.ts'
import { Dialog } from '../components/dialog.tsx'
import { dutyText } from '../duty-text.ts'
import { AbsenceForm, AbsenceList } from './absences.tsx'
import { HoursForm } from './hours-form.tsx'

const { people: says } = dutyText

/** Who may stand in for `member`: their own team first. */
const backupsFor = (member: DutyMember, people: readonly DutyMember[]): string[] =>
  people
    .filter(({ handle }) => handle !== member.handle)
    .toSorted((a, b) => Number(b.team === member.team) - Number(a.team === member.team))
    .map(({ handle }) => handle)

interface MemberDialogProps {
  readonly member: DutyMember
  readonly people: readonly DutyMember[]
  readonly onClose: () => void
}

export function HoursDialog({ member, onClose }: Omit<MemberDialogProps, 'people'>) {
  const { nameOf } = useDesk()
  return (
    <Dialog title={says.hoursOf(nameOf(member.handle))} says={says.hoursSays} onClose={onClose}>
      <HoursForm member={member} onClose={onClose} />
    </Dialog>
  )
}

export function AbsenceDialog({ member, people, onClose }: MemberDialogProps) {
  const { nameOf } = useDesk()
  return (
    <Dialog title={says.planOf(nameOf(member.handle))} says={says.planSays} onClose={onClose}>
      <AbsenceForm member={member} backups={backupsFor(member, people)} onClose={onClose} />
    </Dialog>
  )
}

type Step = 'all' | 'hours' | 'absence'

/** Hours and absences of a member, and changing them. */
export function MemberDialog({ member, people, onClose }: MemberDialogProps) {
  const { nameOf } = useDesk()
  const [step, setStep] = useState<Step>('all')
  if (step === 'hours') return <HoursDialog member={member} onClose={onClose} />
  if (step === 'absence') return <AbsenceDialog member={member} people={people} onClose={onClose} />
  return (
    <Dialog title={nameOf(member.handle)} about={member.zone?.replaceAll('_', ' ')} onClose={onClose}>
      <div className="grid gap-4 overflow-y-auto px-5 py-4">
        <section className="grid gap-2">
          <h3 className="text-xs font-medium text-soft">{dutyText.you.absences}</h3>
          <AbsenceList member={member} mayChange />
        </section>
        <div className="flex flex-wrap gap-2">
          <Button data-autofocus onClick={() => setStep('absence')}>
            {says.plan}
          </Button>
          <Button onClick={() => setStep('hours')}>{dutyText.you.change}</Button>
        </div>
      </div>
    </Dialog>
  )
}
