import type { Topic } from '../findings/topic.ts';

/** One thing that a framework asks for, and the checks that test it. */
export interface Requirement {
  /** As the framework writes it. */
  readonly id: string;
  /** What it is about, in our own words: the texts of most frameworks may not be passed on. */
  readonly asks: string;
  /** Whether the id and its meaning were read in one of the framework's `sources`. That a check fits is judgement all the same. */
  readonly confirmed: boolean;
  /** Every check with one of these topics is evidence. */
  readonly topics?: readonly Topic[];
  /** Checks that are evidence beside those of the topics. */
  readonly checks?: readonly string[];
  /** Checks of the topics that test something else. */
  readonly not?: readonly string[];
}

/** A framework, or the part of it that is about who may do what to AI, how AI is set up, and what is logged. */
export interface Framework {
  /** Its file's name. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
  /** Where the publisher offers it. */
  readonly url: string;
  /** Where ids and meanings were read, or are repeated in public. */
  readonly sources: readonly string[];
  /** What has to stand wherever its ids are shown. */
  readonly notice?: string;
  readonly requirements: readonly Requirement[];
}
