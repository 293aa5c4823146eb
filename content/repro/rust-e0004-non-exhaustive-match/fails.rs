enum State {
    Queued,
    Running { worker: u32 },
    Done,
}

fn label(state: &State) -> String {
    match state {
        State::Queued => "queued".into(),
        State::Running { worker } if *worker > 0 => format!("on {}", worker),
        State::Done => "done".into(),
    }
}

fn main() {
    println!("{}", label(&State::Running { worker: 3 }));
}
