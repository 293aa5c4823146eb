enum State {
    Queued,
    Running { worker: u32 },
    Done,
}

fn label(state: &State) -> String {
    match state {
        State::Queued => "queued".into(),
        State::Running { worker: 0 } => "starting".into(),
        State::Running { worker } => format!("on {}", worker),
        State::Done => "done".into(),
    }
}

fn main() {
    for state in [State::Queued, State::Running { worker: 3 }, State::Done] {
        println!("{}", label(&state));
    }
}
