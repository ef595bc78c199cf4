import type { ReactNode } from 'react'
import {
  ArchiveIcon,
  ClaimIcon,
  DismissIcon,
  HoldIcon,
  LockIcon,
  MergeIcon,
  PinIcon,
  ReleaseIcon,
  ReopenIcon,
  ReplyIcon,
  ResumeIcon,
  SkipIcon,
  SolveIcon,
  SplitIcon,
  TriageIcon,
} from '../components/icons.tsx'
import type { OfferedVerb } from './possible-verbs.ts'

export const verbIcon: Readonly<Record<OfferedVerb, ReactNode>> = {
  triage: <TriageIcon />,
  claim: <ClaimIcon />,
  skip: <SkipIcon />,
  release: <ReleaseIcon />,
  reply: <ReplyIcon />,
  note: <LockIcon />,
  hold: <HoldIcon />,
  resume: <ResumeIcon />,
  solve: <SolveIcon />,
  reopen: <ReopenIcon />,
  close: <ArchiveIcon />,
  dismiss: <DismissIcon />,
  merge: <MergeIcon />,
  split: <SplitIcon />,
  pin: <PinIcon />,
  unpin: <PinIcon />,
}
