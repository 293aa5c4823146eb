import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

public class Fixed {
	private int count = 1;

	public static void main(String[] args) throws ReflectiveOperationException {
		VarHandle handle = MethodHandles.lookup().findVarHandle(Fixed.class, "count", int.class);
		Fixed own = new Fixed();
		handle.set(own, 2);
		System.out.println(own.count + " " + "text".getBytes().length);
	}
}
